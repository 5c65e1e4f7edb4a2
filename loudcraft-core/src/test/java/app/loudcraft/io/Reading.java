package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** Reads whole sources in tests, from bytes as a file or as a stream. */
final class Reading {

    static final String NAME = "mix.wav";

    private Reading() {}

    static AudioReader file(byte[] bytes) throws IOException {
        return file(bytes, ReadOptions.DEFAULT);
    }

    static AudioReader file(byte[] bytes, ReadOptions options) throws IOException {
        return FileKind.open(new FileSource(new BytesChannel(bytes)), NAME, Optional.empty(), options);
    }

    /** Opens what the front door would open. */
    static AudioReader any(ByteSource source, String name) throws IOException {
        return FileKind.open(source, name, Optional.empty(), ReadOptions.DEFAULT);
    }

    static AudioReader wav(ByteSource source, String name) throws IOException {
        return WavReader.open(source, name, new MetadataCollector(Limits.DEFAULT));
    }

    static AudioReader aiff(ByteSource source, String name) throws IOException {
        return AiffReader.open(source, name, new MetadataCollector(Limits.DEFAULT));
    }

    static AudioReader flac(ByteSource source, String name) throws IOException {
        return FlacReader.open(source, name, new MetadataCollector(Limits.DEFAULT));
    }

    static AudioReader stream(byte[] bytes) throws IOException {
        return AudioFiles.open(new ByteArrayInputStream(bytes), NAME);
    }

    /** All that is left, read in blocks of so many frames that stand inside larger arrays. */
    static AudioBuffer all(AudioReader reader, int blockFrames) throws IOException {
        BufferWriter writer = new BufferWriter(reader.spec());
        AudioBlock block = AudioBlock.allocate(reader.spec().channels(), blockFrames + 5);
        while (true) {
            int frames = reader.read(block.window(3, blockFrames));
            if (frames < 0) {
                break;
            }
            writer.write(block.window(3, frames));
        }
        writer.commit();
        reader.close();
        return writer.buffer();
    }

    static float[] samples(byte[] bytes) throws IOException {
        return all(file(bytes), 64).toInterleaved();
    }
}
