/** 全屋规矩. Tests that hold for every module: direction, words, routes, tables. */
@NullMarked
package org.niangjia.house;

import org.jspecify.annotations.NullMarked;
