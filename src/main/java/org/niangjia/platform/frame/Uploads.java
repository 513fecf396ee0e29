package org.niangjia.platform.frame;

import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Path;
import org.niangjia.platform.store.DataFolder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * 上传中的文件. A file lies unsealed from its arrival until the call has ended: small ones in memory, others in a folder of the
 * house that nobody else may open, never in the machine's own temporary folder. What a kill left there goes at the next start.
 */
@Configuration(proxyBeanMethods = false)
class Uploads {
    private static final DataSize IN_MEMORY = DataSize.ofKilobytes(256);

    @Bean
    MultipartConfigElement multipartConfig(
            DataFolder data,
            @Value("${niangjia.serving:true}") boolean serving,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize file,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize request) {
        // a command beside the running house must not empty the folder under it
        Path folder = serving ? data.emptyUploads() : data.uploads();
        MultipartConfigFactory factory = new MultipartConfigFactory();
        factory.setLocation(folder.toString());
        factory.setFileSizeThreshold(IN_MEMORY);
        factory.setMaxFileSize(file);
        factory.setMaxRequestSize(request);
        return factory.createMultipartConfig();
    }
}
