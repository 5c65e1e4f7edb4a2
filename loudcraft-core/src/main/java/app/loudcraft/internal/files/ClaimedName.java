package app.loudcraft.internal.files;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The names that claimed files of one kind have: a prefix, hexadecimal digits, an ending.
 *
 * <p>The digits are eight that tell the process and sixteen at random. The first eight are the same for all class loaders
 * of a process, and differ, but for chance, between any two processes.
 *
 * @param prefix with its separator at the end
 * @param ending with its separator in front
 */
public record ClaimedName(String prefix, String ending) {

    private static final String HEX_DIGITS = "0123456789abcdef";
    private static final int PROCESS_DIGITS = 8;

    public ClaimedName {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(ending, "ending");
    }

    /** A name that nobody has. */
    String next() {
        return prefix + process() + digits(ThreadLocalRandom.current().nextLong(), 16) + ending;
    }

    /** Whether a file is of this kind, whoever made it. */
    boolean matches(String name) {
        int from = prefix.length();
        int to = name.length() - ending.length();
        if (from >= to || !name.startsWith(prefix) || !name.endsWith(ending)) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (HEX_DIGITS.indexOf(name.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a file of this kind was made by this process. */
    boolean isOwn(String name) {
        return name.startsWith(process(), prefix.length());
    }

    /** A process number comes again, after a restart or in another container; with the time of its start it does not. */
    private static String process() {
        ProcessHandle self = ProcessHandle.current();
        long startMs = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return digits(Long.hashCode(31 * startMs + self.pid()), PROCESS_DIGITS);
    }

    private static String digits(long bits, int count) {
        char[] digits = new char[count];
        for (int i = 0; i < count; i++) {
            digits[i] = HEX_DIGITS.charAt((int) (bits >>> 4 * i) & 15);
        }
        return new String(digits);
    }
}
