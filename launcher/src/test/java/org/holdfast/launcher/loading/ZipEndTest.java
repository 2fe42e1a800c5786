package org.holdfast.launcher.loading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ZipEndTest {
    @Test
    void a_whole_zip_says_how_many_entries_it_has() throws Exception {
        assertThat(ZipEnd.entries(zip("", "a", "b/", "b/c"))).hasValue(3);
    }

    @Test
    void a_comment_may_follow_even_one_that_looks_like_an_end() throws Exception {
        assertThat(ZipEnd.entries(zip("PK\5\6 and more than twenty-two bytes of comment", "a")))
                .hasValue(1);
    }

    @Test
    void every_cut_is_noticed() throws Exception {
        byte[] whole = zip("", "a", "b");
        for (int length = 0; length < whole.length; length++) {
            assertThat(ZipEnd.entries(Arrays.copyOf(whole, length)))
                    .as("%d of %d bytes", length, whole.length)
                    .isEmpty();
        }
    }

    @Test
    void bytes_after_the_end_make_it_no_zip() throws Exception {
        byte[] whole = zip("", "a");

        assertThat(ZipEnd.entries(Arrays.copyOf(whole, whole.length + 1))).isEmpty();
    }

    private static byte[] zip(String comment, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment(comment);
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return bytes.toByteArray();
    }
}
