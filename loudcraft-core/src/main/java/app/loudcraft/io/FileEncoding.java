package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Omission;
import java.io.IOException;
import java.util.List;

/** How audio becomes the bytes of one kind of file; it writes them to one file and is used by one thread. */
interface FileEncoding {

    /** Writes what stands before the samples, as far as it is known. */
    void begin() throws IOException;

    /** Appends the frames in the window of a block of as many channels as the file has. */
    void write(AudioBlock block) throws IOException;

    /** Writes what is left of the samples and what stands around them, which is known now. */
    void finish() throws IOException;

    /**
     * Takes other metadata.
     *
     * @throws IOException if the file cannot hold it
     * @throws IllegalArgumentException if the samples would have to move for it
     */
    void annotate(AudioMetadata metadata) throws IOException;

    /** Writes what stands around the samples of a finished file anew. */
    void rewrite() throws IOException;

    /** What of the metadata has no place in the file. */
    List<Omission> omitted();

    /** Samples that did not fit the integer range so far. */
    long saturations();

    /** Opens a file of this kind, with the roles that its channels were given. */
    AudioReader open(ChannelLayout stored, ByteSource source, String name) throws IOException;
}
