package org.holdfast.world.behavior;

import org.holdfast.api.Doc;

/**
 * What a builder set for a behaviour of a thing: {@code {"name": "wander", "seconds": 20}}. A setting that is missing, or
 * of the wrong kind, is as usual; a number out of range is the nearest that is not.
 */
public record Settings(Doc.Obj said) {
    public static final Settings NONE = new Settings(Doc.Obj.EMPTY);

    public long whole(String name, long usual, long least, long most) {
        return said.members().get(name) instanceof Doc.Int number
                ? Math.max(least, Math.min(number.value(), most))
                : usual;
    }

    public String text(String name, String usual) {
        return said.members().get(name) instanceof Doc.Str text ? text.value() : usual;
    }

    public boolean flag(String name, boolean usual) {
        return said.members().get(name) instanceof Doc.Bool flag ? flag.value() : usual;
    }
}
