package app.loudcraft.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/** Who owns a file and who may do what with it, for the file that will replace it. */
public final class AccessRights {

    static final FileAttribute<?>[] NONE = {};

    private final Set<PosixFilePermission> permissions;
    private final UserPrincipal owner;
    private final GroupPrincipal group;

    private AccessRights(PosixFileAttributes attributes) {
        permissions = Set.copyOf(attributes.permissions());
        owner = attributes.owner();
        group = attributes.group();
    }

    /** Those of a file; empty if there is none, or its file system has no such rights. */
    public static Optional<AccessRights> of(Path file) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            return view == null ? Optional.empty() : Optional.of(new AccessRights(view.readAttributes()));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** So that nobody who may not read the old file can open the new one. */
    FileAttribute<?>[] forCreation() {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    /** Gives a file as much of them as this process can give. */
    void giveTo(Path file) {
        // A link in place of the file is not followed: somebody else may have put it there.
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        attempt(() -> view.setGroup(group));
        attempt(() -> view.setOwner(owner));
        // Last, for the system takes some of them away from a file whose owner changes.
        attempt(() -> view.setPermissions(permissions));
    }

    private interface Change {
        void make() throws IOException;
    }

    private static void attempt(Change change) {
        try {
            change.make();
        } catch (IOException notAllowed) {
            // Who may not give a file away keeps it.
        }
    }
}
