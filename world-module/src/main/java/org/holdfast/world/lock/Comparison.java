package org.holdfast.world.lock;

import java.util.Optional;

/** How two values can compare. */
enum Comparison {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    static Optional<Comparison> find(String sign) {
        for (Comparison comparison : values()) {
            if (comparison.sign.equals(sign)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    /** @param order negative, 0 or positive, as of a comparator */
    boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
