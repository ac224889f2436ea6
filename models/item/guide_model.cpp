#include "models/item/guide_model.h"

#include "models/item/wording.h"

namespace lianxin::item {

namespace {

using knowledge::GuideEnd;

QString endWord(GuideEnd end)
{
    switch (end) {
    case GuideEnd::Answer:
        return QStringLiteral("直接答复");
    case GuideEnd::Ticket:
        return QStringLiteral("登记转办");
    case GuideEnd::Emergency:
        return QStringLiteral("立即转接");
    case GuideEnd::Refuse:
        return QStringLiteral("不予受理");
    case GuideEnd::None:
        break;
    }
    return {};
}

QString nameIn(const session::GuideWalk& walk, const std::string& code)
{
    const auto name = walk.names.find(code);
    return text(name == walk.names.end() ? code : name->second);
}

QString endText(const session::GuideWalk& walk, const knowledge::GuideNode& node)
{
    QStringList parts{endWord(node.end)};
    if (!node.unit.empty())
        parts.append(nameIn(walk, node.unit.str()));
    else if (!node.clause.empty())
        parts.append(text(node.clause));
    else if (!node.category.empty())
        parts.append(nameIn(walk, node.category.str()));
    return parts.join(QStringLiteral(" · "));
}

bool isOnForm(const session::CallSession& session, const CategoryCode& category)
{
    const auto field = session.fields.find(std::string(ticket::field::kCategory));
    return field != session.fields.end() && ticket::isConfirmed(field->second.value.origin) &&
           field->second.value.value.value == category.str();
}

QStringList pathOf(const session::GuideWalk& walk)
{
    QStringList path;
    for (const auto& [since, step] : walk.steps)
        if (const auto* node = knowledge::nodeOf(walk.guide, step.node))
            path.append(text(node->options[static_cast<std::size_t>(step.option)].when));
    return path;
}

GuideLine lineOf(const session::CallSession& session)
{
    GuideLine line;
    if (!session.guide)
        return line;
    const auto& walk = *session.guide;
    const auto* node = session::standsAt(walk);
    if (!node)
        return line;
    line.known = true;
    line.open = walk.open;
    line.title = text(walk.guide.title);
    line.step = int(walk.steps.size()) + 1;
    line.path = pathOf(walk);
    line.node = text(node->id);
    line.sentence = text(node->ask.empty() ? node->say : node->ask);
    line.asking = !node->options.empty();
    line.end = node->end;
    if (node->end != GuideEnd::None)
        line.endText = endText(walk, *node);
    line.category = text(node->category.str());
    if (!node->category.empty()) {
        line.categoryText = nameIn(walk, node->category.str());
        line.categoryTaken = isOnForm(session, node->category);
    }
    return line;
}

QString wordsAt(const session::CallSession& session, const std::vector<ticket::Span>& spans)
{
    QStringList words;
    for (const auto& span : spans)
        for (const auto& said : session.transcript)
            if (said.id == span.utterance) {
                const QString whole = text(said.text);
                const int from = utf16Offset(whole, span.from);
                words.append(whole.mid(from, utf16Offset(whole, span.to) - from));
            }
    return words.join(QStringLiteral("……"));
}

std::vector<GuideKeyRow> keysOf(const session::CallSession& session)
{
    std::vector<GuideKeyRow> rows;
    const auto* node = session.guide ? session::standsAt(*session.guide) : nullptr;
    if (!node)
        return rows;
    const auto& heard = session.guide->heard;
    for (const auto& option : node->options) {
        GuideKeyRow row;
        row.node = text(node->id);
        row.option = int(rows.size());
        row.words = text(option.when);
        row.heard = heard && heard->option == row.option;
        if (row.heard)
            row.said = wordsAt(session, heard->spans);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

void GuideModel::show(const session::CallSession& session)
{
    replace(keysOf(session));
    if (GuideLine line = lineOf(session); line != m_line) {
        m_line = std::move(line);
        Q_EMIT lineChanged();
    }
}

QVariant GuideModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const GuideKeyRow& row = rows()[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case WordsRole:
        return row.words;
    case Qt::AccessibleTextRole:
        return row.heard ? QStringLiteral("%1，来电人说“%2”，未确认").arg(row.words, row.said)
                         : row.words;
    case NodeRole:
        return row.node;
    case OptionRole:
        return row.option;
    case HeardRole:
        return row.heard;
    case SaidRole:
        return row.said;
    default:
        return {};
    }
}

QHash<int, QByteArray> GuideModel::roleNames() const
{
    return {{NodeRole, "node"},
            {OptionRole, "option"},
            {WordsRole, "words"},
            {HeardRole, "heard"},
            {SaidRole, "said"}};
}

} // namespace lianxin::item
