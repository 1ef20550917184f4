package io.threatmonitor.kit.security;

/**
 * What the firewall of Spring Security lets into the values of headers, without its regular
 * expression: an access token has a thousand characters, and is looked at several times.
 */
final class HeaderValues {

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private HeaderValues() {}

    /** Whether all characters are assigned, and none but the tabulator is a control character. */
    static boolean areAllowed(String value) {
        int character;
        for (int i = 0; i < value.length(); i += Character.charCount(character)) {
            character = value.codePointAt(i);
            if (!isAllowed(character)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(int character) {
        if (character < FIRST_BEYOND_ASCII) {
            return character == '\t' || (character >= ' ' && character < 0x7f);
        }
        int type = Character.getType(character);
        return type != Character.UNASSIGNED && type != Character.CONTROL;
    }
}
