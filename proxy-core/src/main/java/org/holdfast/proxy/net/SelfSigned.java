package org.holdfast.proxy.net;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A certificate that vouches for itself (RFC 5280), for trying out: the way is encrypted, but clients have to be told to
 * trust it. An elliptic curve key (P-256), valid for {@value #VALID_DAYS} days.
 */
public final class SelfSigned {
    public static final int VALID_DAYS = 365;

    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final int SERIAL_BITS = 120;
    private static final int PEM_LINE = 64;

    private SelfSigned() {}

    /**
     * Makes one and writes it, over what is there; the key for the owner's eyes alone.
     *
     * @param hosts the names and addresses that it is for, one or more
     */
    public static void write(Path certificateFile, Path keyFile, List<String> hosts) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            put(keyFile, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
            put(certificateFile, pem("CERTIFICATE", certificate(keys, hosts, Instant.now())));
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot make an elliptic curve key", e);
        }
    }

    private static byte[] certificate(KeyPair keys, List<String> hosts, Instant now)
            throws GeneralSecurityException, IOException {
        X500Name name = new X500Name("CN=Holdfast trying out");
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0)));
        generator.setIssuer(name);
        generator.setSubject(name);
        generator.setStartDate(new Time(Date.from(now.minus(Duration.ofHours(1)))));
        generator.setEndDate(new Time(Date.from(now.plus(Duration.ofDays(VALID_DAYS)))));
        generator.setSignature(ECDSA);
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        generator.setExtensions(new Extensions(new Extension[] {
            extension(Extension.basicConstraints, true, new BasicConstraints(true)),
            extension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(hosts.stream().map(SelfSigned::alternative).toArray(GeneralName[]::new)))
        }));
        TBSCertificate content = generator.generateTBSCertificate();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.getEncoded("DER"));
        return new DERSequence(new ASN1Encodable[] {content, ECDSA, new DERBitString(signature.sign())})
                .getEncoded("DER");
    }

    private static Extension extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value)
            throws IOException {
        return new Extension(id, critical, value.toASN1Primitive().getEncoded("DER"));
    }

    private static GeneralName alternative(String host) {
        boolean isAddress = NetUtil.createByteArrayFromIpAddressString(host) != null;
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    /** A reader sees the old file or the new one; a temporary file is for its owner's eyes alone from the beginning. */
    private static void put(Path file, String text) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(directory, ".new-", ".pem");
        try {
            Files.writeString(draft, text, StandardCharsets.US_ASCII);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
