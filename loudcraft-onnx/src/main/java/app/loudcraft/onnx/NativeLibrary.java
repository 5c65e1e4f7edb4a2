package app.loudcraft.onnx;

import ai.onnxruntime.OrtEnvironment;
import app.loudcraft.internal.files.TemporaryFolder;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Unpacks the native library of ONNX Runtime for as long as it takes to load it.
 *
 * <p>ONNX Runtime does so itself, but leaves an empty folder behind at its end, and 28 MB when it is killed. What this leaves
 * when it is killed goes with the next process. Windows deletes no library that is in use: there, too, the next process
 * does it.
 */
final class NativeLibrary {

    private static final String FOLDER = "onnxruntime.native.path";
    private static final String RESOURCES = "/ai/onnxruntime/native/";
    private static final List<String> NEEDED = List.of("onnxruntime", "onnxruntime4j_jni");

    // Libraries for other processors than the main one are unpacked when they are asked for, which needs the folder.
    private static final List<String> LATER = List.of("cuda", "tensorrt", "rocm", "dnnl", "openvino", "qnn");

    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Makes the first use of ONNX Runtime, which loads it. Where the host has said where its library is, or there is none
     * of the usual kind for this platform, ONNX Runtime is left to itself.
     *
     * @throws IOException if there is no room for the library; when there is, another attempt may succeed
     */
    static synchronized OrtEnvironment loadWith(Supplier<OrtEnvironment> firstUse) throws IOException {
        String resources = RESOURCES + platform() + "/";
        if (loaded || System.getProperty(FOLDER) != null || !isUsual(resources)) {
            return firstUse.get();
        }
        TemporaryFolder folder = TemporaryFolder.create("native");
        try {
            for (String name : NEEDED) {
                unpack(resources, System.mapLibraryName(name), folder);
            }
            // After a failure from here on there is no second attempt: the class is lost.
            loaded = true;
            return loadFrom(folder, firstUse);
        } finally {
            close(folder);
        }
    }

    private static OrtEnvironment loadFrom(TemporaryFolder folder, Supplier<OrtEnvironment> firstUse) {
        System.setProperty(FOLDER, folder.file("").toString());
        try {
            return firstUse.get();
        } finally {
            System.clearProperty(FOLDER);
            deleteEmptyFolder();
        }
    }

    /** ONNX Runtime makes a folder in any case, and would delete it only at a regular end. */
    private static void deleteEmptyFolder() {
        try {
            Field folder = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
            folder.setAccessible(true);
            if (folder.get(null) instanceof Path path) {
                Files.deleteIfExists(path);
            }
        } catch (ReflectiveOperationException | LinkageError | RuntimeException | IOException hidden) {
            // Then an empty folder stays until that end.
        }
    }

    /** As ONNX Runtime names them. */
    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String name = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
        return name + (processor.equals("aarch64") ? "-aarch64" : "-x64");
    }

    private static boolean isUsual(String resources) {
        return NEEDED.stream().allMatch(name -> isThere(resources, name))
                && LATER.stream().noneMatch(name -> isThere(resources, "onnxruntime_providers_" + name));
    }

    private static boolean isThere(String resources, String library) {
        return OrtEnvironment.class.getResource(resources + System.mapLibraryName(library)) != null;
    }

    private static void unpack(String resources, String library, TemporaryFolder folder) throws IOException {
        // A stream, for an interrupt would close a channel, and be taken for a library that is missing.
        try (InputStream packed = OrtEnvironment.class.getResourceAsStream(resources + library);
                OutputStream unpacked =
                        new FileOutputStream(folder.file(library).toFile())) {
            packed.transferTo(unpacked);
        } catch (IOException failure) {
            FileSystemException clear =
                    new FileSystemException(folder.file(library).toString(), null, failure.getMessage());
            clear.addSuppressed(failure);
            throw clear;
        }
    }

    private static void close(TemporaryFolder folder) {
        try {
            folder.close();
        } catch (IOException inUse) {
            // The next process deletes it.
        }
    }
}
