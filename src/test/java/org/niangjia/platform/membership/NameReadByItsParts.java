package org.niangjia.platform.membership;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

@Label("姓名按姓和名分开读音，与整个一起读相同")
class NameReadByItsParts {
    @Property(tries = 5_000)
    @Label("任意三四个常用汉字")
    void isTheSame(@ForAll @CharRange(from = '\u4e00', to = '\u9fff') @StringLength(min = 3, max = 4) String name) {
        assertThat(NameIndex.initials(name)).isEqualTo(NameIndex.read(name));
    }

    @Example
    @Label("多音的姓、复姓和名里的多音字")
    void keepsSurnamesThatReadOtherwise() {
        for (String name : new String[] {"单雄信", "曾国华", "万俟雪梅", "尉迟重行", "解乐乐", "仇长江", "张单曾", "欧阳朝阳", "盖叫天"}) {
            assertThat(NameIndex.initials(name)).as(name).isEqualTo(NameIndex.read(name));
        }
    }
}
