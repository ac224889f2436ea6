#include "widgets/transcript/transcript_delegate.h"

#include "models/item/transcript_model.h"
#include "widgets/theme/palette.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPainter>

#include <algorithm>

namespace lianxin::widgets {

namespace {

using item::TranscriptModel;

constexpr int kLeft = 14;
constexpr int kTimeWidth = 54;
constexpr int kSpeakerWidth = 62;
constexpr int kTextX = kLeft + kTimeWidth + kSpeakerWidth;
constexpr int kRight = 16;
constexpr int kTop = 3;
constexpr int kBottom = 4;
constexpr int kLeading = 4;

/// The rectangles of `from`..`to` in a laid-out text, one a line.
QList<QRectF> rectsOf(const QTextLayout& layout, int from, int to)
{
    QList<QRectF> rects;
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const int begin = std::max(from, line.textStart());
        const int end = std::min(to, line.textStart() + line.textLength());
        if (begin >= end)
            continue;
        const qreal x = line.cursorToX(begin);
        rects.append(QRectF(x, line.y(), line.cursorToX(end) - x, line.height()));
    }
    return rects;
}

bool isRunning(const QModelIndex& index)
{
    return index.data(TranscriptModel::RunningRole).toBool();
}

QColor inkOf(const QModelIndex& index)
{
    if (isRunning(index) || index.data(TranscriptModel::ElsewhereRole).toBool())
        return palette::kInkQuiet;
    const bool caller =
        index.data(TranscriptModel::SpeakerRole).toString() == QLatin1String("caller");
    return caller ? palette::kInk : palette::kInkSoft;
}

void paintHead(QPainter* painter, const QRect& rect, const QModelIndex& index)
{
    const int line = QFontMetrics(textFont(TextSize::Speech)).height() + kLeading;
    painter->setFont(textFont(TextSize::Caption));
    painter->setPen(QColor(palette::kInkQuiet));
    painter->drawText(QRect(rect.x() + kLeft, rect.y() + kTop, kTimeWidth, line),
                      Qt::AlignVCenter | Qt::AlignLeft,
                      index.data(TranscriptModel::TimeRole).toString());
    const bool caller =
        index.data(TranscriptModel::SpeakerRole).toString() == QLatin1String("caller");
    painter->setFont(textFont(TextSize::Small, caller ? TextWeight::Bold : TextWeight::Regular));
    painter->setPen(QColor(caller ? palette::kBlue : palette::kInkSoft));
    painter->drawText(QRect(rect.x() + kLeft + kTimeWidth, rect.y() + kTop, kSpeakerWidth, line),
                      Qt::AlignVCenter | Qt::AlignLeft,
                      index.data(TranscriptModel::SpeakerNameRole).toString());
}

/// 一事一单: from here on another matter is spoken of.
void paintTurn(QPainter* painter, const QRect& rect)
{
    painter->setPen(QPen(QColor(palette::kBlue), 1, Qt::DashLine));
    painter->drawLine(rect.x() + kLeft, rect.y(), rect.right() - kRight, rect.y());
}

} // namespace

TranscriptDelegate::TranscriptDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

int TranscriptDelegate::textWidth(const QWidget* view) const
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(view);
    const int width = area ? area->viewport()->width() : 600;
    return std::max(120, width - kTextX - kRight);
}

void TranscriptDelegate::layOut(QTextLayout& layout, int width) const
{
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y + kLeading / 2.0});
        y += line.height() + kLeading;
    }
    layout.endLayout();
}

void TranscriptDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, QColor(palette::kBlueFaint));
        painter->fillRect(QRect(option.rect.x(), option.rect.y(), 3, option.rect.height()),
                          QColor(palette::kBlue));
    }
    if (index.data(TranscriptModel::TurnsRole).toBool())
        paintTurn(painter, option.rect);
    paintHead(painter, option.rect, index);
    const QString text = index.data(TranscriptModel::TextRole).toString();
    QTextLayout layout(text, textFont(TextSize::Speech));
    layOut(layout, textWidth(option.widget));
    const QPointF origin(option.rect.x() + kTextX, option.rect.y() + kTop);
    paintHighlights(painter, layout, origin, index);
    paintSought(painter, layout, origin, text);
    painter->setPen(inkOf(index));
    layout.draw(painter, origin);
    painter->restore();
}

void TranscriptDelegate::paintHighlights(QPainter* painter, const QTextLayout& layout,
                                         QPointF origin, const QModelIndex& index) const
{
    const auto highlights =
        index.data(TranscriptModel::HighlightsRole).value<QList<item::Highlight>>();
    painter->setPen(Qt::NoPen);
    for (const int lit : {0, 1}) {
        for (const item::Highlight& highlight : highlights) {
            if (highlight.lit != bool(lit))
                continue;
            for (QRectF rect : rectsOf(layout, highlight.from, highlight.to)) {
                rect.translate(origin);
                if (highlight.guess || highlight.lit)
                    painter->fillRect(
                        rect, QColor(highlight.lit ? palette::kVioletLit : palette::kVioletTint));
                const QColor line =
                    highlight.guess || highlight.lit ? palette::kViolet : palette::kLineStrong;
                painter->fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(),
                                         highlight.guess || highlight.lit ? 2 : 1),
                                  line);
            }
        }
    }
}

void TranscriptDelegate::paintSought(QPainter* painter, const QTextLayout& layout, QPointF origin,
                                     const QString& text) const
{
    if (m_sought.isEmpty())
        return;
    for (auto at = text.indexOf(m_sought, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(m_sought, at + 1, Qt::CaseInsensitive))
        for (QRectF rect : rectsOf(layout, int(at), int(at + m_sought.size())))
            painter->fillRect(rect.translated(origin), QColor(0xffffd98a));
}

QSize TranscriptDelegate::sizeHint(const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const
{
    QTextLayout layout(index.data(TranscriptModel::TextRole).toString(),
                       textFont(TextSize::Speech));
    const int width = textWidth(option.widget);
    layOut(layout, width);
    qreal height = 0;
    for (int i = 0; i < layout.lineCount(); ++i)
        height += layout.lineAt(i).height() + kLeading;
    return {kTextX + width + kRight, int(height) + kTop + kBottom};
}

QWidget* TranscriptDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                          const QModelIndex& index) const
{
    if (isRunning(index))
        return nullptr;
    auto* editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("transcript.correction"));
    editor->setFont(textFont(TextSize::Speech));
    editor->setAccessibleName(tr("更正这句话"));
    return editor;
}

void TranscriptDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* edit = static_cast<QLineEdit*>(editor);
    if (!edit->isModified())
        edit->setText(index.data(TranscriptModel::TextRole).toString());
}

void TranscriptDelegate::setModelData(QWidget* editor, QAbstractItemModel*,
                                      const QModelIndex& index) const
{
    const QString text = static_cast<QLineEdit*>(editor)->text().trimmed();
    if (!text.isEmpty() && text != index.data(TranscriptModel::TextRole).toString())
        Q_EMIT const_cast<TranscriptDelegate*>(this)->corrected(
            index.data(TranscriptModel::UtteranceRole).toInt(), text);
}

void TranscriptDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                              const QModelIndex&) const
{
    const QRect rect = option.rect.adjusted(kTextX - 8, 1, -8, -1);
    editor->setGeometry(QRect(rect.topLeft(), QSize(rect.width(), std::max(rect.height(), 32))));
}

} // namespace lianxin::widgets
