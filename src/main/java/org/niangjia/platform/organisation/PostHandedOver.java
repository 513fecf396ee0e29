package org.niangjia.platform.organisation;

import java.util.UUID;

/** 岗位已交接. The post's open work passes from one account to another, in the same transaction. */
public record PostHandedOver(int district, UUID post, UUID fromAccount, UUID toAccount) {}
