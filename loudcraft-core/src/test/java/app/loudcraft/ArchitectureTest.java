package app.loudcraft;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The order of the packages: data flows one way, and what is private stays private. */
class ArchitectureTest {

    private static final String ROOT = "app.loudcraft";

    // A package uses only what stands before it.
    private static final List<String> ORDER =
            List.of("audio", "dsp", "metadata", "io", "meter", "analysis", "plan", "render", "report");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageUsesOnlyThoseBeforeIt() {
        for (int i = 0; i < ORDER.size(); i++) {
            List<String> later = new ArrayList<>();
            for (String name : ORDER.subList(i + 1, ORDER.size())) {
                later.add(ROOT + "." + name + "..");
            }
            later.add(ROOT);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + ORDER.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later.toArray(String[]::new))
                    .check(CORE);
        }
    }

    @Test
    void everyClassStandsInAKnownPackage() {
        List<String> known = new ArrayList<>(List.of(ROOT, ROOT + ".internal"));
        ORDER.forEach(name -> known.add(ROOT + "." + name));
        for (JavaClass type : CORE) {
            assertThat(known)
                    .as("package of %s", type.getName())
                    .anyMatch(name -> type.getPackageName().equals(name)
                            || type.getPackageName().startsWith(ROOT + ".internal."));
        }
    }

    @Test
    void noPublicSignatureShowsAnInternalType() {
        classes()
                .that()
                .resideInAPackage("..internal..")
                .should()
                .onlyBeAccessed()
                .byClassesThat()
                .resideInAPackage(ROOT + "..")
                .allowEmptyShould(true)
                .check(CORE);
        for (JavaClass type : CORE) {
            if (type.getModifiers().contains(JavaModifier.PUBLIC)
                    && !type.getPackageName().contains(".internal")) {
                type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .forEach(method -> {
                            assertThat(method.getRawReturnType().getPackageName())
                                    .as(method.getFullName())
                                    .doesNotContain(".internal");
                            method.getRawParameterTypes()
                                    .forEach(parameter -> assertThat(parameter.getPackageName())
                                            .as(method.getFullName())
                                            .doesNotContain(".internal"));
                        });
            }
        }
    }

    @Test
    void coreDependsOnNothingButItsLibraries() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        ROOT + "..",
                        "java..",
                        // a bridge to decoders that the host may have, see JavaSoundCodec; part of every JDK
                        "javax.sound..",
                        // the loops that are looked up by name, see internal.loops
                        "jdk.incubator.vector..",
                        "org.slf4j..",
                        "org.jtransforms..",
                        "org.visnow.jlargearrays..",
                        "org.apache.commons.math3..")
                .check(CORE);
    }

    @Test
    void noThreadPoolHidesInAStaticField() {
        fields().that()
                .areStatic()
                .should()
                .notHaveRawType(DescribedPredicate.describe(
                        "thread or executor",
                        type -> type.isAssignableTo(Executor.class) || type.isAssignableTo(Thread.class)))
                .check(CORE);
    }
}
