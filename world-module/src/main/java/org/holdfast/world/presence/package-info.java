/**
 * Who is connected. Presence is never a record: it comes from the host, with
 * {@link org.holdfast.api.HostedModule#activate} and with messages, and so cannot disagree with it.
 */
package org.holdfast.world.presence;
