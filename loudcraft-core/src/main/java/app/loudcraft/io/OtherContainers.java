package app.loudcraft.io;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Recognises files of other kinds by their first bytes, so that a message can say what they are. */
final class OtherContainers {

    private OtherContainers() {}

    /** What a file that begins so looks like; empty if like nothing known. */
    static Optional<String> describe(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ftyp", 4)) {
            return Optional.of("an MP4 (M4A, AAC, ALAC) file");
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0) {
            // ISO/IEC 11172-3: eleven bits of sync, two of version, two of layer (01 = III); ADTS has layer 00.
            int layer = head[1] & 0x06;
            if (layer == 0x02) {
                return Optional.of("an MP3 file");
            }
            if (layer == 0x00 && (head[1] & 0xF0) == 0xF0) {
                return Optional.of("an AAC stream");
            }
        }
        for (Magic magic : Magic.values()) {
            if (text.startsWith(magic.start)) {
                return Optional.of(magic.description);
            }
        }
        return Optional.empty();
    }

    private enum Magic {
        OGG("OggS", "an Ogg (Vorbis, Opus, FLAC) file"),
        ID3("ID3", "an MP3 file"),
        RIFX("RIFX", "a big-endian WAV file (RIFX)"),
        WAVE64("riff.\u0091\u00cf\u0011", "a Sony Wave64 file"),
        CAF("caff", "a Core Audio file (CAF)"),
        AU(".snd", "a Sun/NeXT audio file (AU)"),
        WAVPACK("wvpk", "a WavPack file"),
        MONKEY("MAC ", "a Monkey's Audio file"),
        DSF("DSD ", "a DSD file (DSF)"),
        DFF("FRM8", "a DSD file (DFF)"),
        MATROSKA("\u001aE\u00df\u00a3", "a Matroska or WebM file"),
        MIDI("MThd", "a MIDI file");

        private final String start;
        private final String description;

        Magic(String start, String description) {
            this.start = start;
            this.description = description;
        }
    }
}
