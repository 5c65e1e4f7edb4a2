package app.loudcraft.io;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Recognises files of other kinds by their first bytes, so that a message can say what they are. */
final class OtherContainers {

    /** Bytes from the start of a file that tell: an Ogg page's longest header and the name of what is in it. */
    static final int START_BYTES = 27 + 255 + 8;

    private static final int OGG_HEADER_BYTES = 27;

    private OtherContainers() {}

    /** What a file that begins so looks like; empty if like nothing known. */
    static Optional<String> describe(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ftyp", 4)) {
            return Optional.of("an MP4 (M4A, AAC, ALAC) file");
        }
        if (text.startsWith("OggS")) {
            return Optional.of(ogg(text));
        }
        if (start.length >= 2 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xE0) == 0xE0) {
            // ISO/IEC 11172-3: eleven bits of sync, two of version, two of layer (01 = III); ADTS has layer 00.
            int layer = start[1] & 0x06;
            if (layer == 0x02) {
                return Optional.of("an MP3 file");
            }
            if (layer == 0x00 && (start[1] & 0xF0) == 0xF0) {
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

    /** Whether a file that begins so is music without sound. */
    static boolean isMidi(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1).startsWith(Magic.MIDI.start);
    }

    /** By the first packet, which stands behind a header of 27 bytes and as many as its last byte says (RFC 3533). */
    private static String ogg(String text) {
        if (text.length() >= OGG_HEADER_BYTES) {
            int packet = OGG_HEADER_BYTES + text.charAt(OGG_HEADER_BYTES - 1);
            for (OggMagic magic : OggMagic.values()) {
                if (text.startsWith(magic.start, packet)) {
                    return magic.description;
                }
            }
        }
        return "an Ogg file of unknown content";
    }

    private enum OggMagic {
        VORBIS("\u0001vorbis", "an Ogg Vorbis stream"),
        OPUS("OpusHead", "an Ogg Opus stream"),
        FLAC("\u007fFLAC", "an Ogg FLAC stream"),
        SPEEX("Speex   ", "an Ogg Speex stream"),
        THEORA("\u0080theora", "an Ogg Theora video"),
        SKELETON("fishead\0", "an Ogg file with a skeleton, which may hold video");

        private final String start;
        private final String description;

        OggMagic(String start, String description) {
            this.start = start;
            this.description = description;
        }
    }

    private enum Magic {
        ID3("ID3", "an MP3 file"),
        CAF("caff", "a Core Audio file (CAF)"),
        AU(".snd", "a Sun/NeXT audio file (AU)"),
        WAVPACK("wvpk", "a WavPack file"),
        MONKEY("MAC ", "a Monkey's Audio file"),
        TTA("TTA1", "a True Audio file (TTA)"),
        TAK("tBaK", "a TAK file"),
        MUSEPACK_7("MP+", "a Musepack file"),
        MUSEPACK_8("MPCK", "a Musepack file"),
        ASF("0&\u00b2u\u008ef\u00cf\u0011", "a Windows Media (WMA, ASF) file"),
        AC3("\u000bw", "a Dolby AC-3 stream"),
        DTS("\u007f\u00fe\u0080\u0001", "a DTS stream"),
        AMR("#!AMR", "an AMR file"),
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
