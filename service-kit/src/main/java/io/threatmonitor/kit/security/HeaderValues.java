package io.threatmonitor.kit.security;

/**
 * What the firewall of Spring Security lets into the values of headers, without its regular
 * expression: an access token has a thousand characters, and is looked at several times.
 */
final class HeaderValues {

    private static final char DELETE = 0x7f;
    private static final char FIRST_BEYOND_ASCII = 0x80;

    private HeaderValues() {}

    /** Whether all characters are assigned, and none but the tabulator is a control character. */
    static boolean areAllowed(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                return value.codePoints().allMatch(HeaderValues::isAllowed);
            }
        }
        return true;
    }

    private static boolean isPlain(int character) {
        return character >= ' ' && character < DELETE;
    }

    private static boolean isAllowed(int character) {
        if (character < FIRST_BEYOND_ASCII) {
            return isPlain(character) || character == '\t';
        }
        int type = Character.getType(character);
        return type != Character.UNASSIGNED && type != Character.CONTROL;
    }
}
