package org.holdfast.proxy.render;

/**
 * A colour in the OKLab space (Björn Ottosson, "A perceptual color space for image processing", 2020), in which the
 * distance of two colours is about how different they look.
 */
record OkLab(double lightness, double greenRed, double blueYellow) {
    static OkLab of(int rgb) {
        double r = linear((rgb >> 16) & 0xff);
        double g = linear((rgb >> 8) & 0xff);
        double b = linear(rgb & 0xff);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new OkLab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /**
     * How different two colours look. Hue and chroma weigh twice, as in the CSS working group's deltaEOK2: unweighted,
     * the nearest of sixteen colours to a grey would be a cyan.
     */
    double squaredDistance(OkLab other) {
        double dl = lightness - other.lightness;
        double da = greenRed - other.greenRed;
        double db = blueYellow - other.blueYellow;
        return dl * dl + 4 * (da * da + db * db);
    }

    /** Takes the gamma of sRGB (IEC 61966-2-1) off a channel of 0 to 255. */
    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
