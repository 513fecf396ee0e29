package org.niangjia.platform.frame;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 模板. The precompiled jte templates; each stands beside its module's Java. */
@Component
public final class Templates {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), "org.niangjia");

    TemplateEngine engine() {
        return engine;
    }

    /** A template as a piece of another page. */
    public Content piece(String name, Map<String, Object> model) {
        return output -> engine.render(name, model, output);
    }
}
