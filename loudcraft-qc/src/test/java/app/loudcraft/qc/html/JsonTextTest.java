package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void valuesOfEveryKindAreWritten() {
        Object value = JsonText.object(
                "a", 1, "b", true, "c", null, "d", List.of(), "e", Arrays.asList(1, null), "f", JsonText.object());
        assertThat(JsonText.of(value)).isEqualTo("{\"a\":1,\"b\":true,\"c\":null,\"d\":[],\"e\":[1,null],\"f\":{}}");
    }

    @Test
    void numbersHaveThreeDecimalsAtMostAndAreAlwaysNumbers() {
        assertThat(JsonText.of(List.of(1.0, -0.5, 0.12345, 1e-9, -14.0))).isEqualTo("[1,-0.5,0.123,0,-14]");
        assertThat(JsonText.of(List.of(Double.NaN, Double.NEGATIVE_INFINITY))).isEqualTo("[null,null]");
    }

    @Test
    void textCannotEndTheScriptThatItStandsIn() {
        assertThat(JsonText.of("</script><!--&\"\\\n\u2028\u00e4"))
                .isEqualTo("\"\\u003c/script\\u003e\\u003c!--\\u0026\\u0022\\u005c\\u000a\\u2028\\u00e4\"");
    }

    @Test
    void otherKindsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonText.of(new Object()));
    }
}
