/**
 * 演示. The demo world, its accounts and its clock; absent from a real world.
 *
 * <p>演示世界在新建时经由各业务自己的受理台一次讲成；人物、单位和号码全是虚构的，手机号 1990000xxxx 从不拨打。 The world
 * is told once through the desks of the services; people, firms and numbers are invented, the mobile numbers 1990000xxxx
 * are never dialled.
 */
@NullMarked
@ApplicationModule(displayName = "演示")
package org.niangjia.app.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
