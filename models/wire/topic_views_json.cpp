#include "models/wire/topic_views_json.h"

#include "models/wire/view_shapes.h"

namespace lianxin::wire {

template <> inline constexpr std::array<std::string_view, 2> kWords<TopicLevel>{"hot", "rising"};

template <>
inline constexpr auto kShape<insight::TopicView> = shape(
    "TopicView", needed("id", &insight::TopicView::id), member("title", &insight::TopicView::title),
    member("size", &insight::TopicView::size), member("people", &insight::TopicView::people),
    member("today", &insight::TopicView::today), member("week", &insight::TopicView::week),
    member("hot", &insight::TopicView::hot), member("rising", &insight::TopicView::rising),
    member("reason", &insight::TopicView::reason), member("first", &insight::TopicView::first),
    member("last", &insight::TopicView::last));
template <>
inline constexpr auto kShape<TopicList> = shape("TopicList", member("ready", &TopicList::ready),
                                                member("now", &TopicList::now),
                                                member("topics", &TopicList::topics));
template <>
inline constexpr auto kShape<TopicFound> = shape("TopicFound", member("topic", &TopicFound::topic),
                                                 member("tickets", &TopicFound::tickets));
template <>
inline constexpr auto kShape<TopicDraft> = shape("TopicDraft",
                                                 member("ticket", &TopicDraft::ticket),
                                                 member("category", &TopicDraft::category),
                                                 member("district", &TopicDraft::district),
                                                 member("place", &TopicDraft::place),
                                                 member("summary", &TopicDraft::summary));
template <>
inline constexpr auto kShape<TopicWarning> = shape("TopicWarning",
                                                   member("level", &TopicWarning::level),
                                                   needed("topic", &TopicWarning::topic));

std::string topicListBody(const TopicList& list)
{
    return dump(write(list));
}

Result<TopicList> parseTopicList(std::string_view text)
{
    return readText<TopicList>(text);
}

std::string topicFoundBody(const TopicFound& found)
{
    return dump(write(found));
}

Result<TopicFound> parseTopicFound(std::string_view text)
{
    return readText<TopicFound>(text);
}

std::string topicDraftBody(const TopicDraft& draft)
{
    return dump(write(draft));
}

Result<TopicDraft> parseTopicDraft(std::string_view text)
{
    return readText<TopicDraft>(text);
}

std::string topicWarningBody(const TopicWarning& warning)
{
    return dump(write(warning));
}

Result<TopicWarning> parseTopicWarning(std::string_view text)
{
    return readText<TopicWarning>(text);
}

} // namespace lianxin::wire
