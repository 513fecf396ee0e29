package org.niangjia.platform.organisation;

import java.util.UUID;
import org.niangjia.platform.access.Duty;

/**
 * 单位链接. What a service knows of an employer, as a button on the employer's page.
 *
 * @param key words key
 * @param icon icon in the sprite, without its prefix
 * @param before what its address begins with, before district and id
 * @param after what follows them
 * @param duty who is shown it
 */
public record EmployerLink(String key, String icon, String before, String after, Duty duty) {
    public String href(int district, UUID employer) {
        return before + district + "/" + employer + after;
    }
}
