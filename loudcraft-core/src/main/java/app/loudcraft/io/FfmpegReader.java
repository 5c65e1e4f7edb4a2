package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.metadata.AudioMetadata;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Audio as a run of FFmpeg decodes it; the end counts only if FFmpeg says that it is one. */
final class FfmpegReader implements AudioReader {

    private final FfmpegProcess process;
    private final AudioReader audio;
    private boolean ended;
    private boolean closed;
    private List<String> notes = List.of();

    FfmpegReader(FfmpegProcess process, AudioReader audio) {
        this.process = process;
        this.audio = audio;
    }

    @Override
    public AudioSpec spec() {
        return audio.spec();
    }

    @Override
    public OptionalLong frames() {
        return OptionalLong.empty();
    }

    @Override
    public AudioMetadata metadata() {
        return audio.metadata();
    }

    @Override
    public String name() {
        return audio.name();
    }

    @Override
    public String container() {
        return "FFmpeg";
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public int read(AudioBlock block) throws IOException {
        int read = audio.read(block);
        if (read < block.frames()) {
            end();
        }
        return read;
    }

    @Override
    public long skip(long frames) throws IOException {
        long skipped = audio.skip(frames);
        if (skipped < frames) {
            end();
        }
        return skipped;
    }

    private void end() throws IOException {
        if (!ended) {
            process.requireSuccess();
            ended = true;
            String words = process.lastWords();
            notes = words.isEmpty() ? List.of() : List.of("ffmpeg says: " + words);
        }
    }

    @Override
    public long nonFiniteSamples() {
        return audio.nonFiniteSamples();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (process) {
                audio.close();
            }
        }
    }
}
