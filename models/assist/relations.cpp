#include "models/assist/relations.h"

#include <algorithm>

namespace lianxin::assist {

namespace {

constexpr Relation kNearest[]{
    {U"儿子", "儿子"}, {U"女儿", "女儿"}, {U"闺女", "女儿"}, {U"对象", "对象"}, {U"爱人", "爱人"},
    {U"老公", "丈夫"}, {U"丈夫", "丈夫"}, {U"老婆", "妻子"}, {U"媳妇", "妻子"}, {U"妻子", "妻子"},
    {U"爸", "父亲"},   {U"妈", "母亲"},   {U"哥", "哥哥"},   {U"弟", "弟弟"},   {U"姐", "姐姐"},
    {U"妹", "妹妹"},   {U"孙子", "孙子"}, {U"孙女", "孙女"}, {U"同事", "同事"}, {U"工友", "工友"},
    {U"邻居", "邻居"}};

} // namespace

const Relation* relationAt(std::u32string_view words, int at, std::span<const Relation> others)
{
    const auto rest = words.substr(static_cast<std::size_t>(at));
    for (const std::span<const Relation> some : {std::span<const Relation>(kNearest), others}) {
        const auto it = std::find_if(some.begin(), some.end(), [&](const Relation& relation) {
            return rest.starts_with(relation.said);
        });
        if (it != some.end())
            return &*it;
    }
    return nullptr;
}

} // namespace lianxin::assist
