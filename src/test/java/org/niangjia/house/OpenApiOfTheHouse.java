package org.niangjia.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.frame.Routes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("接口说明")
class OpenApiOfTheHouse {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Routes routes;

    @Test
    @DisplayName("声明了的路由一条不少，一条不多")
    void namesEveryRouteAndNoOther() {
        JsonNode document = Http.nobody(context).get("/openapi").json();
        Set<String> declared =
                routes.all().stream().map(route -> "/api" + route.path()).collect(Collectors.toSet());
        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(document.path("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    @DisplayName("提交诉求写明了要什么、给什么")
    void tellsWhatARequestTakesAndGives() {
        JsonNode submit = Http.nobody(context).get("/api/openapi").json().at("/paths/~1api~1requests/post");
        assertThat(submit.at("/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("NewRequest");
        assertThat(submit.path("responses").path("2XX").toString()).contains("RequestView");
    }
}
