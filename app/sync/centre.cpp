#include "app/sync/centre.h"

namespace lianxin::sync {

void Centre::findTopic(const wire::TopicDraft&, std::function<void(const wire::TopicFound&)>) {}

void Centre::topics(std::function<void(const Result<wire::TopicList>&)> listed)
{
    listed(Error{"not_here", {}});
}

void Centre::topic(const QString&, std::function<void(const Result<wire::TopicFound>&)> found)
{
    found(Error{"not_here", {}});
}

void Centre::answersGiven(const EntryId&,
                          std::function<void(const Result<wire::AnswersGivenBody>&)> listed)
{
    listed(Error{"not_here", {}});
}

} // namespace lianxin::sync
