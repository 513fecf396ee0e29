package org.niangjia.platform.organisation;

import java.util.UUID;
import org.niangjia.base.UnionLevel;

/**
 * 承办单位. A union or an office of one, as it is shown to whoever turns to it.
 *
 * @param path its place in the tree
 * @param fullTime whether somebody is there all day; part-time offices have other terms for signing
 * @param line office telephone; empty when it has none
 * @param window where its window is
 */
public record Office(
        int district,
        UUID union,
        String name,
        String path,
        UnionLevel level,
        UnionKind kind,
        boolean fullTime,
        String line,
        String window) {}
