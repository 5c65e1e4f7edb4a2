package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class GreyPngTest {

    @Test
    void pictureComesBackAsItWas() throws IOException {
        byte[] pixels = new byte[7 * 5];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (7 * i);
        }
        String uri = GreyPng.dataUri(pixels, 7, 5);
        assertThat(uri).startsWith("data:image/png;base64,").isEqualTo(GreyPng.dataUri(pixels, 7, 5));
        byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        for (int i = 0; i < pixels.length; i++) {
            assertThat(image.getRaster().getSample(i % 7, i / 7, 0)).isEqualTo(pixels[i] & 0xFF);
        }
    }
}
