package app.loudcraft.qc.codec;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.internal.files.TemporaryFolder;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Decoded audio in a temporary folder, which is gone once this is closed. */
final class DecodedFile implements AudioReader {

    private final AudioReader file;
    private final TemporaryFolder folder;

    private DecodedFile(AudioReader file, TemporaryFolder folder) {
        this.file = file;
        this.folder = folder;
    }

    static DecodedFile open(Path path, TemporaryFolder folder) throws IOException {
        return new DecodedFile(AudioFiles.open(path), folder);
    }

    @Override
    public AudioSpec spec() {
        return file.spec();
    }

    @Override
    public OptionalLong frames() {
        return file.frames();
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public String container() {
        return file.container();
    }

    @Override
    public List<String> notes() {
        return file.notes();
    }

    @Override
    public int read(AudioBlock block) throws IOException {
        return file.read(block);
    }

    @Override
    public long nonFiniteSamples() {
        return file.nonFiniteSamples();
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            folder.close();
        }
    }
}
