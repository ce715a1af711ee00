"""The kit every screen is made of; import each piece from its own file: nothing loads before its use.

Dress the app once: ``from ui.theme.apply import apply; apply(app, "system", 1.0)`` (again to switch live).
A widget that paints itself asks ``ui.theme.look.look()`` while painting: ``.colour("accent")``,
``.font("body")``, ``.px(18)``. Spacing is in ``ui.theme.measures``: XS 4, S 8, M 12, L 16, XL 24, XXL 32.

Layout
    beside.Beside(list, detail): side by side, or in turn where there is no room; show_chosen(), turned
    ends.Ends(title, *actions, spacing=): a layout, side by side or one under the other
    layout.column(a, 16, b, None), layout.row(…, stretch=0), layout.box(layout), layout.clear, layout.Flow
    page.Page(title, subtitle, actions=(…), foot=(…), scroll=True).body; page.scrolled(widget)
    card.Card(*items, title=, detail=, actions=(…)).body; heading.SectionHeading(title, detail, actions)
Words
    text.Text(text, role, tone), roles: display, title, heading, body, strong, label, caption, mark
    facts.Facts([(label, value)]).fill; figures.Figures([(number, label, icon, tone)]).fill
    badge.Badge(text, tone, icon=); avatar.Avatar(name); key_hint.KeyHint("Ctrl+K"); banner.Glyph(icon, tone)
Buttons
    button.Button(text, "primary" | "secondary" | "quiet" | "plain" | "danger", icon=, on_click=, shortcut=)
    button.IconButton(icon, name, on_click=)
Editors: all have value(), set_value(v) (silent) and the signal changed (the person did it)
    text_field.TextField; text_area.TextArea (submitted: Ctrl+Enter); check.Check(label, struck=)
    date_field.DateField(partial=, past=) and time_field.TimeField, with problem()
    choice.Choice([(key, label)])
    picks.Picks([picks.Pick(key, label, icon, mark=, hint=)]): one choice, wraps; hinted, entered
    segments.Segments([(key, label, icon)]); chips.ChipPicker([(key, label, icon)])
    visibility.VisibilityPicker(level, readers={level: sentence})
    field.Field(label, editor, help=, optional=).set_error(sentence)
Finding
    search_box.SearchBox: searched(text), stepped(±1), opened
    command_palette.CommandPalette(host, find).open_palette(): chosen(key)
Lists
    rows.RowList(name, rows): opened(key), selected(key), typed(text), step(±1), open_current(),
        refresh(), point(key)
    rows.Row(key, title, subtitle, trailing, note=, badges=, avatar= | icon= | stitch=)
Journey
    timeline.Timeline, fitted_timeline.FittedTimeline inside a page: opened(key)
    timeline.Entry(key, title, at, body, meta, seam=, stitch=)
    keep.Keep(label, left, right, many=): which of two values stays, value() "left" | "right" | "both"
    need_grid.NeedGrid(cells): chosen(theme); need_grid.NeedCell(key, label, icon, state, detail)
    seam.Seam(giver, receiver, "open" | "closed" | "broken", age); stitches.LABELS, TONES, ICONS, paint_stitch
Messages
    strip.Strip(icon, sentence, tone=, actions=), across the window; paper_sheet.PaperSheet(page, name)
    banner.Banner(sentence, detail, tone=, actions=); toast.Toaster(host).show(sentence, undo)
    drop_zone.DropZone(content): dropped(path); stages.Stages([(key, label)]).set_current(key), set_marks
    focus.focus_soon(widget): once Qt has shown it
    empty_state.EmptyState(icon, sentence, advice, action); progress_panel.ProgressPanel: cancelled
Frames
    side_nav.SideNav: add(key, label, icon, shortcut), chosen(key), set_current, set_count; brand.Brand
    dialog_sheet.DialogSheet(host, title, body=, actions=).open_sheet(): closed

Tones are accent, danger, warning, success, info, need, neutral. Icons are the file names of
``resources/icons``; look at all of it with ``python -m ui.widgets.gallery DIR``.
"""
