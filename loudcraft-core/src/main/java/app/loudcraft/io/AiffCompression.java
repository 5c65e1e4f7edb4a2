package app.loudcraft.io;

import app.loudcraft.audio.SampleFormat;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** The compression types of AIFF-C that leave samples as they are, and so are read. */
enum AiffCompression {
    NONE("NONE", StoredForm.SIGNED_BIG_ENDIAN, null),
    TWOS("twos", StoredForm.SIGNED_BIG_ENDIAN, null),
    SOWT("sowt", StoredForm.SIGNED_LITTLE_ENDIAN, null),
    IN24("in24", StoredForm.SIGNED_BIG_ENDIAN, SampleFormat.PCM_24),
    IN32("in32", StoredForm.SIGNED_BIG_ENDIAN, SampleFormat.PCM_32),
    FL32("fl32", StoredForm.SIGNED_BIG_ENDIAN, SampleFormat.FLOAT_32),
    FL32_CAPITAL("FL32", StoredForm.SIGNED_BIG_ENDIAN, SampleFormat.FLOAT_32),
    FL64("fl64", StoredForm.SIGNED_BIG_ENDIAN, SampleFormat.FLOAT_64),
    FL64_CAPITAL("FL64", StoredForm.SIGNED_BIG_ENDIAN, SampleFormat.FLOAT_64);

    private final String type;
    private final StoredForm form;
    private final SampleFormat fixedFormat;

    AiffCompression(String type, StoredForm form, SampleFormat fixedFormat) {
        this.type = type;
        this.form = form;
        this.fixedFormat = fixedFormat;
    }

    /** Whether these four characters, letter for letter, are the type's name. */
    boolean isCalled(String characters) {
        return type.equals(characters);
    }

    StoredForm form() {
        return form;
    }

    /** The format that the type says by itself, whatever size of a sample stands beside; empty where that size counts. */
    Optional<SampleFormat> fixedFormat() {
        return Optional.ofNullable(fixedFormat);
    }

    /** What a type that is not read stands for, after Apple's "AIFF-C, draft" and the names of QuickTime's codecs. */
    static String describe(String type) {
        return switch (type) {
            case "ulaw", "ULAW" -> "mu-law";
            case "alaw", "ALAW" -> "A-law";
            case "ima4" -> "IMA ADPCM";
            case "MAC3" -> "MACE 3:1";
            case "MAC6" -> "MACE 6:1";
            case "ACE2" -> "ACE 2:1";
            case "ACE8" -> "ACE 8:3";
            case "G722" -> "G.722";
            case "G726" -> "G.726";
            case "G728" -> "G.728";
            case "GSM " -> "GSM 6.10";
            case "QDMC" -> "QDesign Music";
            case "QDM2" -> "QDesign Music 2";
            case "Qclp" -> "Qualcomm PureVoice";
            case "raw " -> "unsigned integers";
            case ".mp3" -> "MP3";
            default -> "of a compression type that is not known, " + printable(type);
        };
    }

    private static String printable(String type) {
        boolean isText = type.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
        return isText
                ? "'" + type + "'"
                : "0x" + HexFormat.of().withUpperCase().formatHex(type.getBytes(StandardCharsets.ISO_8859_1));
    }
}
