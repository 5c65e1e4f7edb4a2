package app.loudcraft.onnx;

import ai.onnxruntime.OrtEnvironment;
import app.loudcraft.internal.files.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Unpacks the native library of ONNX Runtime for as long as it takes to load it.
 *
 * <p>ONNX Runtime does so itself, but leaves an empty folder behind in the end, and 28 MB when it is killed. What this leaves
 * when it is killed goes with the next process. Windows deletes no library that is in use: there, too, the next process
 * does it.
 */
final class NativeLibrary {

    private static final String FOLDER = "onnxruntime.native.path";
    private static final String RESOURCES = "/ai/onnxruntime/native/";
    private static final List<String> NEEDED = List.of("onnxruntime", "onnxruntime4j_jni");

    // Libraries for other processors than the main one are unpacked when they are asked for, which needs the folder.
    private static final List<String> LATER = List.of("cuda", "tensorrt", "rocm", "dnnl", "openvino", "qnn");

    private static boolean tried;

    private NativeLibrary() {}

    /**
     * Makes the first use of ONNX Runtime, which loads it. Where the host has said where its library is, or anything is
     * unusual, ONNX Runtime is left to itself.
     */
    static synchronized OrtEnvironment loadWith(Supplier<OrtEnvironment> firstUse) {
        if (tried || System.getProperty(FOLDER) != null) {
            return firstUse.get();
        }
        tried = true;
        Optional<TemporaryFolder> unpacked = unpacked(RESOURCES + platform() + "/");
        if (unpacked.isEmpty()) {
            return firstUse.get();
        }
        System.setProperty(FOLDER, unpacked.get().file("").toString());
        try {
            return firstUse.get();
        } finally {
            System.clearProperty(FOLDER);
            close(unpacked.get());
        }
    }

    /** As ONNX Runtime names them. */
    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String name = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
        return name + (processor.equals("aarch64") ? "-aarch64" : "-x64");
    }

    /** Empty if that cannot be done here; ONNX Runtime will tell why. */
    private static Optional<TemporaryFolder> unpacked(String resources) {
        for (String processor : LATER) {
            String library = System.mapLibraryName("onnxruntime_providers_" + processor);
            if (OrtEnvironment.class.getResource(resources + library) != null) {
                return Optional.empty();
            }
        }
        TemporaryFolder folder = null;
        try {
            folder = TemporaryFolder.create("native");
            for (String name : NEEDED) {
                unpack(resources, System.mapLibraryName(name), folder);
            }
            return Optional.of(folder);
        } catch (IOException unable) {
            if (folder != null) {
                close(folder);
            }
            return Optional.empty();
        }
    }

    private static void unpack(String resources, String library, TemporaryFolder folder) throws IOException {
        try (InputStream packed = OrtEnvironment.class.getResourceAsStream(resources + library)) {
            if (packed == null) {
                throw new IOException("there is no " + resources + library);
            }
            Files.copy(packed, folder.file(library));
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
