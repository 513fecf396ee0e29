package org.niangjia;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * 整屋测试. The whole program on a real PostgreSQL: one database and one context for all such tests of a JVM, a demo
 * world, a free port, no pollers but those a test runs itself with {@code Pollers.runAll()}. Rows stay, so that a test
 * makes its own districts, persons and numbers.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Niangjia.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"niangjia.pollers=false", "niangjia.demo.told=false", "logging.file.name=target/test.log"})
@ContextConfiguration(initializers = TestDatabase.Shared.class)
public @interface HouseTest {}
