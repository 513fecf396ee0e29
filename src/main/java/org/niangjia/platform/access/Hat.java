package org.niangjia.platform.access;

import java.util.UUID;
import org.niangjia.base.UnionLevel;

/**
 * 身份. One post that a person holds today. A person may wear several and switches between them.
 *
 * @param tenure the term of office behind it
 * @param district home partition of the union
 * @param union the union
 * @param unionName its name
 * @param path its place in the tree
 * @param level its level
 * @param post the post
 * @param title the post's title
 * @param role what the post signs for
 * @param acting true when held for somebody else for a time (代理)
 */
public record Hat(
        UUID tenure,
        int district,
        UUID union,
        String unionName,
        String path,
        UnionLevel level,
        UUID post,
        String title,
        PostRole role,
        boolean acting) {}
