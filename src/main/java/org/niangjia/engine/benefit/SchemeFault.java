package org.niangjia.engine.benefit;

/**
 * 方案错误. One thing wrong in a scheme file.
 *
 * @param line counted from 1
 */
public record SchemeFault(int line, String chinese, String english) {
    @Override
    public String toString() {
        return "第 " + line + " 行：" + chinese + "（line " + line + ": " + english + "）";
    }
}
