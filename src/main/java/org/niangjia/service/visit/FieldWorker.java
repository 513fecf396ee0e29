package org.niangjia.service.visit;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * 离线脚本. The service worker of the visit form: no declared route, whose files are sandboxed, and below the one path that
 * it may serve. Asked for anew each time, so that a new version of the house reaches every phone.
 */
@Configuration(proxyBeanMethods = false)
class FieldWorker implements WebMvcConfigurer {
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // a handler of one exact path looks for the whole of it below its location
        registry.addResourceHandler("/field/worker.js")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache());
    }
}
