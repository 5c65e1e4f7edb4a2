package app.loudcraft.qc.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a screen, where Debian's packages chromium and chromium-driver are installed. */
final class Browser implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Pattern URL = Pattern.compile("\"url\":\"([a-z-]+):[^\"]*\"");
    private static final int HEIGHT = 900;

    // It warns that it does not know the newest commands of the browser, none of which are needed.
    private static final Logger VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts one; the test that asks is skipped where there is none.
     *
     * @param profile a folder for what it keeps
     */
    static Browser start(Path profile) {
        assumeTrue(Files.isExecutable(PROGRAM) && Files.isExecutable(DRIVER), "chromium is not installed");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(PROGRAM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-device-scale-factor=1",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        // where the driver is told, none is looked for, here or on the network
        VERSIONS.setLevel(Level.SEVERE);
        System.setProperty("webdriver.chrome.driver", DRIVER.toString());
        ChromeDriver driver = new ChromeDriver(options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
        return new Browser(driver);
    }

    /** Opens a page at a width, light or dark, and waits until it is drawn. */
    void open(Path page, int width, boolean dark) {
        scheme(dark);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        driver.get(page.toUri().toString());
        await("document.documentElement.dataset.ready === 'true' || !document.getElementById('data')");
    }

    /** Has the screen be light or dark. */
    void scheme(boolean dark) {
        // without motion, so that what is scrolled to is there at once
        List<Map<String, String>> features = List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", features));
    }

    /** Waits, frame by frame, until a condition holds. */
    void await(String condition) {
        driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "const look = () => (" + condition + ") ? requestAnimationFrame(() => done()) : setTimeout(look, 10);"
                + "look();");
    }

    /** The value of an expression. */
    Object value(String expression) {
        return driver.executeScript("return " + expression);
    }

    double number(String expression) {
        return ((Number) value(expression)).doubleValue();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    Actions actions() {
        return new Actions(driver);
    }

    /** Prints the page as PDF; its bytes in base 64. */
    String print() {
        return (String) driver.executeCdpCommand("Page.printToPDF", Map.of()).get("data");
    }

    /** What the page has written to the console. */
    List<String> console() {
        return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .map(LogEntry::toString)
                .toList();
    }

    /** The schemes of all addresses that were asked for. */
    List<String> schemes() {
        List<String> schemes = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            String message = entry.getMessage();
            if (message.contains("Network.requestWillBeSent\"") || message.contains("Network.webSocketCreated\"")) {
                for (Matcher url = URL.matcher(message); url.find(); ) {
                    schemes.add(url.group(1));
                }
            }
        }
        return schemes;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
