package org.niangjia.platform.frame;

/**
 * 服务入口. A service as it stands among the tiles of the worker's home page; shown only where its page exists.
 *
 * @param order place among the others
 * @param key words key
 * @param icon icon in the sprite, without its prefix
 * @param href where it goes
 */
public record ServiceTile(int order, String key, String icon, String href) {}
