package org.niangjia.platform.sheet;

/** 导入状态. */
enum ImportState {
    /** 排队 */
    WAITING(true, false),
    /** 检查中 */
    CHECKING(true, false),
    /** 入库中 */
    STORING(true, false),
    /** 已检查，没有写入 */
    CHECKED(false, true),
    /** 有错，没有写入 */
    REFUSED(false, true),
    /** 已入库 */
    STORED(false, false),
    /** 中断，没有写入 */
    INTERRUPTED(false, true),
    /** 出错，没有写入 */
    FAILED(false, true),
    /** 已放弃 */
    DISCARDED(false, false);

    private final boolean running;
    private final boolean open;

    ImportState(boolean running, boolean open) {
        this.running = running;
        this.open = open;
    }

    boolean running() {
        return running;
    }

    /** Whether it may still be stored or discarded. */
    boolean open() {
        return open;
    }
}
