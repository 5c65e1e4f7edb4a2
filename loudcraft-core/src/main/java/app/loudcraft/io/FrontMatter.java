package app.loudcraft.io;

import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.metadata.Omission;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Everything in a file of plain samples that is not samples, as its kind wants it. */
interface FrontMatter {

    /** How samples are stored between head and tail. */
    StoredForm form();

    /**
     * Makes sure that the file may hold so many frames.
     *
     * @param target the file, for the message
     * @throws IOException if its sizes could not say it
     */
    void requireRoom(Path target, long frames) throws IOException;

    /** The bytes before the first sample; as many for every number of frames. */
    ByteBuffer head(long frames);

    /** The bytes after the last sample: padding where it is due, and chunks. */
    ByteBuffer tail(long frames);

    /** What of the metadata is in neither of them. */
    List<Omission> omitted();

    /** Opens a file of this kind, with the roles that its channels were given. */
    AudioReader open(ChannelLayout stored, ByteSource source, String name) throws IOException;
}
