package app.loudcraft.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds JSON to a schema, as far as our schemas go: {@code $ref}, {@code anyOf}, {@code type}, {@code enum}, {@code
 * required}, {@code properties}, {@code additionalProperties: false} and {@code items}.
 */
final class SchemaShape {

    private static final List<String> KNOWN = List.of(
            "$schema",
            "title",
            "description",
            "definitions",
            "$ref",
            "anyOf",
            "type",
            "enum",
            "required",
            "properties",
            "additionalProperties",
            "items");

    private final JsonNode schema;

    SchemaShape(JsonNode schema) {
        this.schema = schema;
    }

    /** What is wrong with the value; empty if nothing. */
    List<String> faults(JsonNode value) {
        return faults(value, schema, "$");
    }

    private List<String> faults(JsonNode value, JsonNode rule, String at) {
        rule.fieldNames().forEachRemaining(word -> {
            if (!KNOWN.contains(word)) {
                throw new IllegalArgumentException("the schema uses " + word + ", which is not understood here");
            }
        });
        if (rule.has("$ref")) {
            return faults(value, schema.at(rule.get("$ref").asText().substring(1)), at);
        }
        List<String> faults = new ArrayList<>();
        if (rule.has("anyOf") && !anyFits(value, rule.get("anyOf"), at)) {
            faults.add(at + " fits none of " + rule.get("anyOf"));
        }
        if (rule.has("enum") && !contains(rule.get("enum"), value)) {
            faults.add(at + " is " + value + ", not one of " + rule.get("enum"));
        }
        if (rule.has("type") && !isOfType(value, rule.get("type"))) {
            faults.add(at + " is " + value + ", not " + rule.get("type"));
        }
        if (value.isObject()) {
            object(value, rule, at, faults);
        }
        if (value.isArray() && rule.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                faults.addAll(faults(value.get(i), rule.get("items"), at + "[" + i + "]"));
            }
        }
        return faults;
    }

    private void object(JsonNode value, JsonNode rule, String at, List<String> faults) {
        for (JsonNode name : rule.path("required")) {
            if (!value.has(name.asText())) {
                faults.add(at + " has no " + name.asText());
            }
        }
        value.fieldNames().forEachRemaining(name -> {
            JsonNode property = rule.path("properties").path(name);
            if (!property.isMissingNode()) {
                faults.addAll(faults(value.get(name), property, at + "." + name));
            } else if (rule.has("additionalProperties")) {
                faults.add(at + " has " + name + ", which is not in the schema");
            }
        });
    }

    private boolean anyFits(JsonNode value, JsonNode rules, String at) {
        for (JsonNode rule : rules) {
            if (faults(value, rule, at).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            for (JsonNode each : type) {
                if (isOfType(value, each)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("the schema has the type " + type);
        };
    }
}
