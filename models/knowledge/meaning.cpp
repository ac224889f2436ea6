#include "models/knowledge/meaning.h"

#include <string_view>

namespace lianxin::knowledge {

bool carriesMeaning(char32_t c)
{
    constexpr std::u32string_view kFunction =
        U"的了是在有我你您他她它们的这那个吗呢吧啊呀哦嗯就都还也要会能可以请问什么怎样几哪给把被让"
        U"跟和与及或但"
        U"因所为对到从一下来去得着过没好说看想知道现大概多少又再很太非常些点儿谢";
    return kFunction.find(c) == std::u32string_view::npos;
}

} // namespace lianxin::knowledge
