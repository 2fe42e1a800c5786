package org.holdfast.proxy.net;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.SSLException;

/** Makes the context of TLS 1.2 and 1.3 connections out of a certificate and its key. */
final class PemFiles {
    private static final int LARGEST_FILE = 1 << 20;
    private static final String BEGIN_KEY = "-----BEGIN PRIVATE KEY-----";
    private static final String TRY_OUT = "; for trying out, 'java -jar holdfast.jar tls self-signed' makes one";

    private PemFiles() {}

    static SslContext read(Path certificateFile, Path keyFile) throws PemException {
        X509Certificate[] chain = chain(certificateFile);
        PublicKey own = chain[0].getPublicKey();
        PrivateKey key = key(keyFile, own.getAlgorithm());
        if (!belongTogether(own, key)) {
            throw new PemException("the key " + keyFile + " does not belong to the first certificate in "
                    + certificateFile + "; that must be the server's own, before those that lead to its root");
        }
        try {
            return SslContextBuilder.forServer(key, chain)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException e) {
            throw new PemException("the certificate " + certificateFile + " cannot be used (" + e.getMessage() + ")");
        }
    }

    private static X509Certificate[] chain(Path file) throws PemException {
        try {
            Collection<?> read = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes(file, "certificate")));
            X509Certificate[] chain = read.toArray(new X509Certificate[0]);
            if (chain.length == 0) {
                throw new PemException("there is no certificate in " + file);
            }
            if (chain[0].getNotAfter().toInstant().isBefore(Instant.now())) {
                throw new PemException("the certificate " + file + " has expired; renew it");
            }
            return chain;
        } catch (CertificateException e) {
            throw new PemException("the certificate " + file + " is not in PEM format, or damaged");
        }
    }

    private static PrivateKey key(Path file, String algorithm) throws PemException {
        String text = new String(bytes(file, "key"), StandardCharsets.US_ASCII);
        int begin = text.indexOf(BEGIN_KEY);
        int end = text.indexOf("-----END PRIVATE KEY-----");
        if (begin < 0 || end < begin) {
            throw new PemException("there is no unencrypted PKCS #8 key in " + file
                    + "; 'openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW' makes one of others");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN_KEY.length(), end));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PemException(
                    "the key " + file + " is damaged, or no " + algorithm + " key as the certificate has");
        }
    }

    private static byte[] bytes(Path file, String what) throws PemException {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new PemException("the " + what + " " + file + " is larger than " + LARGEST_FILE + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new PemException("there is no " + what + " " + file + TRY_OUT);
        } catch (IOException e) {
            throw new PemException("the " + what + " " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static boolean belongTogether(PublicKey own, PrivateKey key) {
        byte[] anything = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(signatureOf(own.getAlgorithm()));
            signature.initSign(key);
            signature.update(anything);
            byte[] signed = signature.sign();
            signature.initVerify(own);
            signature.update(anything);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String signatureOf(String algorithm) {
        return switch (algorithm) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> algorithm;
        };
    }
}
