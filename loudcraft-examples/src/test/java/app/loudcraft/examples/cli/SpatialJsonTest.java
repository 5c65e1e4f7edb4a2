package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.render.SpatialMoment;
import app.loudcraft.render.SpatialReport;
import app.loudcraft.render.SpatialTimeline;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpatialJsonTest {

    private static JsonNode json(SpatialReport report) throws JsonProcessingException {
        return new ObjectMapper().readTree(Json.text(SpatialJson.report(report)));
    }

    private static JsonNode tree(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void everyFigureHasItsColumnAndWhatIsNotFiniteIsNull() throws JsonProcessingException {
        SpatialReport report = new SpatialReport(
                "engine 1.0",
                "near mono",
                List.of(new SpatialReport.Stage("Haas", "12 ms"), new SpatialReport.Stage("Velvet", "30 ms")),
                new SpatialTimeline(
                        0.05,
                        List.of(250.0, 4000.0),
                        List.of(
                                new SpatialMoment(
                                        0.0, 40.0, 1.0, 0.75, 1.0, List.of(Double.NEGATIVE_INFINITY, -20.12345, -3.0)),
                                new SpatialMoment(
                                        0.05, 40.0, 0.5, 0.25, 0.5, List.of(-40.0, Double.POSITIVE_INFINITY, 0.0)))));

        assertThat(json(report)).isEqualTo(tree("""
                        {
                          'enhancer': 'engine 1.0',
                          'material': 'near mono',
                          'stages': [
                            {'name': 'Haas', 'summary': '12 ms'},
                            {'name': 'Velvet', 'summary': '30 ms'}
                          ],
                          'correlation': {
                            'before': {'lowest': 0.5, 'mean': 0.75},
                            'after': {'lowest': 0.25, 'mean': 0.5}
                          },
                          'guardGain': {'lowest': 0.5},
                          'timeline': {
                            'stepSeconds': 0.05,
                            'bandEdgesHz': [250.0, 4000.0],
                            'moments': {
                              'seconds': [0.0, 0.05],
                              'intensityPercent': [40.0, 40.0],
                              'correlationBefore': [1.0, 0.5],
                              'correlationAfter': [0.75, 0.25],
                              'guardGain': [1.0, 0.5],
                              'widthDb': [[null, -40.0], [-20.1234, null], [-3.0, 0.0]]
                            }
                          }
                        }
                        """));
    }

    @Test
    void withoutMomentsTheFiguresAreNullAndTheColumnsEmpty() throws JsonProcessingException {
        JsonNode json = json(
                new SpatialReport("engine", "silence", List.of(), new SpatialTimeline(0.05, List.of(), List.of())));

        assertThat(json.get("correlation").get("after").get("mean").isNull()).isTrue();
        assertThat(json.get("guardGain").get("lowest").isNull()).isTrue();
        assertThat(json.get("timeline").get("moments").get("seconds")).isEmpty();
        assertThat(json.get("timeline").get("moments").get("widthDb")).hasSize(1);
    }
}
