package org.niangjia;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/**
 * 娘家. The whole house as one Spring application; started by {@code app.command.Main}. Modules name their types
 * without regard to each other, so a bean is called by its type's full name.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(systemName = "Niangjia 娘家")
public class Niangjia {
    /**
     * Lists the parts. The build follows this once and writes down in code what a start would otherwise look for among all
     * classes; nothing is opened then, and nobody starts the house this way.
     */
    public static void main(String[] args) {
        SpringApplication.run(Niangjia.class, args);
    }
}
