package org.holdfast.proxy.heap;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Ways in which code keeps its own class loader alive. Each suspect loads these classes for itself. {@code run} pins, on the
 * thread that calls; {@code close} lets go.
 */
public final class Pinned {
    private Pinned() {}

    /** Something that waits, and in the stack of whoever waits. */
    private abstract static class Waiting implements Runnable, AutoCloseable {
        private final CountDownLatch end = new CountDownLatch(1);

        final void await() {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public final void close() {
            end.countDown();
        }
    }

    /** A thread that goes on. */
    public static final class RunningThread extends Waiting {
        @Override
        public void run() {
            Thread thread = new Thread(this::await, "combat-tick");
            // What the suspect's own thread would have given it.
            thread.setContextClassLoader(getClass().getClassLoader());
            thread.start();
        }
    }

    /** Something that is in use on the stack of the thread that runs it, which has nothing else to do with it. */
    public static final class OnAStack extends Waiting {
        @Override
        public void run() {
            await();
        }
    }

    /** A value with its key in it, so that it is never cleared. */
    public static final class Local implements Runnable, AutoCloseable {
        @SuppressWarnings("ThreadLocalUsage") // as a world would do it that has no statics
        private final ThreadLocal<Object> local = new ThreadLocal<>();

        @Override
        public void run() {
            local.set(this);
        }

        @Override
        public void close() {
            local.remove();
        }
    }

    /** A handler of a logger of the JDK. */
    public static final class LogHandler extends Handler implements Runnable, AutoCloseable {
        @Override
        public void run() {
            Logger.getLogger("").addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {}

        @Override
        public void flush() {}

        @Override
        public void close() {
            Logger.getLogger("").removeHandler(this);
        }
    }

    /** The management interface of a bean. */
    public interface BeanMBean {
        int getValue();
    }

    /** A bean in the platform's server. */
    public static final class Bean implements BeanMBean, Runnable, AutoCloseable {
        @Override
        public int getValue() {
            return 1;
        }

        @Override
        public void run() {
            try {
                ManagementFactory.getPlatformMBeanServer().registerMBean(this, name());
            } catch (JMException e) {
                throw new IllegalStateException(e);
            }
        }

        private static ObjectName name() throws JMException {
            return new ObjectName("org.holdfast.test:type=Pinned");
        }

        @Override
        public void close() throws JMException {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name());
        }
    }

    /** A thread that is to run when the JVM ends. */
    public static final class Hook extends Thread implements AutoCloseable {
        private boolean registered;

        @Override
        public void run() {
            if (!registered) {
                registered = true;
                Runtime.getRuntime().addShutdownHook(this);
            }
        }

        @Override
        public void close() {
            Runtime.getRuntime().removeShutdownHook(this);
        }
    }

    /** What some class of the JDK is given as a value. */
    public static final class OfAClass extends ClassValue<Object> implements Runnable, AutoCloseable {
        @Override
        protected Object computeValue(Class<?> type) {
            return this;
        }

        @Override
        public void run() {
            get(Properties.class);
        }

        @Override
        public void close() {
            remove(Properties.class);
        }
    }

    /** A driver that connects to nothing. */
    public static final class NoDriver implements Driver, Runnable, AutoCloseable {
        @Override
        public void run() {
            try {
                DriverManager.registerDriver(this);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws SQLException {
            DriverManager.deregisterDriver(this);
        }

        @Override
        public Connection connect(String url, Properties info) throws SQLException {
            throw new SQLException("there is no database");
        }

        @Override
        public boolean acceptsURL(String url) {
            return false;
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getLogger("");
        }
    }

    /** Nothing is wrong with it. */
    public static final class Healthy implements Runnable, AutoCloseable {
        @Override
        public void run() {}

        @Override
        public void close() {}
    }
}
